using System.Reflection;
using System.Runtime.InteropServices;

namespace Apportion.Sources;

/// <summary>The streaming decompressor of libzstd (Debian package libzstd1), bound by hand.</summary>
internal static partial class ZstandardLibrary
{
    private const string Name = "libzstd";

    private static readonly string[] FileNames =
    [
        "libzstd.so.1",
        "libzstd.so",
        "libzstd.1.dylib",
        "libzstd.dylib",
        "/opt/homebrew/lib/libzstd.dylib",
        "libzstd.dll",
        "zstd.dll",
    ];

    private static readonly Lazy<nint> Handle = new(Load);

    static ZstandardLibrary()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(ZstandardLibrary).Assembly,
            static (name, _, _) => name == Name ? Handle.Value : IntPtr.Zero
        );
    }

    /// <summary>Whether the library is on this machine.</summary>
    public static bool IsSupported => Handle.Value != IntPtr.Zero;

    [LibraryImport(Name, EntryPoint = "ZSTD_createDStream")]
    public static partial nint CreateStream();

    [LibraryImport(Name, EntryPoint = "ZSTD_freeDStream")]
    public static partial nuint FreeStream(nint stream);

    [LibraryImport(Name, EntryPoint = "ZSTD_decompressStream")]
    public static partial nuint Decompress(nint stream, ref OutBuffer output, ref InBuffer input);

    [LibraryImport(Name, EntryPoint = "ZSTD_isError")]
    public static partial uint IsError(nuint code);

    [LibraryImport(Name, EntryPoint = "ZSTD_getErrorName")]
    private static partial nint GetErrorName(nuint code);

    /// <summary>The library's own words for an error code.</summary>
    public static string ErrorName(nuint code) => Marshal.PtrToStringUTF8(GetErrorName(code)) ?? "unknown error";

    private static nint Load()
    {
        foreach (string name in FileNames)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), searchPath: null, out nint handle))
                return handle;
        }
        return IntPtr.Zero;
    }

    /// <summary><c>ZSTD_inBuffer</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct InBuffer
    {
        public nint Source;
        public nuint Size;
        public nuint Position;
    }

    /// <summary><c>ZSTD_outBuffer</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OutBuffer
    {
        public nint Destination;
        public nuint Size;
        public nuint Position;
    }
}
