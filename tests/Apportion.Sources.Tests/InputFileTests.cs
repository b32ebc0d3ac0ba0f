using System.Runtime.Versioning;
using System.Text;
using Apportion.Core;

namespace Apportion.Sources.Tests;

public sealed class InputFileTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300_000)]
    public void Plain_gzip_and_zstandard_give_the_same_bytes_whatever_the_name(int length)
    {
        byte[] content = Enumerable.Range(0, length).Select(i => (byte)('a' + i * 7 % 26)).ToArray();
        foreach (byte[] packed in new[] { content, Packing.Gzip(content), Packing.ZstandardRaw(content) })
        {
            string path = scratch.File("file.bin", packed);
            Assert.Equal(content, ReadAll(path));
        }
    }

    [Fact]
    public void Several_members_or_frames_are_read_one_after_the_other()
    {
        byte[] one = "first,"u8.ToArray();
        byte[] two = "second"u8.ToArray();
        Assert.Equal("first,second", Text(scratch.File("a.gz", [.. Packing.Gzip(one), .. Packing.Gzip(two)])));
        Assert.Equal(
            "first,second",
            Text(scratch.File("a.zst", [.. Packing.ZstandardRaw(one), .. Packing.ZstandardRaw(two)]))
        );
    }

    [Fact]
    public void A_skippable_zstandard_frame_is_skipped()
    {
        byte[] skippable = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9];
        Assert.Equal("x", Text(scratch.File("a", [.. skippable, .. Packing.ZstandardRaw("x"u8.ToArray())])));
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_unreadable_file_each_have_their_own_error()
    {
        Assert.Equal("input.not-found", Failure(Path.Combine(scratch.Folder, "nothing.json")).Code);
        InputException folder = Failure(scratch.Folder);
        Assert.Equal("input.is-a-folder", folder.Code);
        Assert.Equal(FindingKind.Incomplete, folder.Finding.Kind);
        Assert.Contains(scratch.Folder, folder.Message, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_the_user_may_not_read_is_named()
    {
        string path = scratch.File("secret.json", "{}");
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal("input.unreadable", Failure(path).Code);
    }

    [Fact]
    public void More_than_the_bound_is_refused_before_it_is_held_in_memory()
    {
        string bomb = scratch.File("bomb.zst", Packing.ZstandardBomb(blocks: 80_000));
        var options = new InputOptions { MaxBytes = 10_000_000 };
        InputException error = Assert.Throws<InputException>(() => Drain(bomb, options));
        Assert.Equal("input.too-large", error.Code);
        Assert.Equal(FindingKind.Malformed, error.Finding.Kind);
        Assert.Contains("--max-input", error.Finding.Advice, StringComparison.Ordinal);

        string gzip = scratch.File("bomb.gz", Packing.Gzip(new byte[20_000_000]));
        Assert.Equal("input.too-large", Assert.Throws<InputException>(() => Drain(gzip, options)).Code);
        string exact = scratch.File("exact.gz", Packing.Gzip(new byte[10_000_000]));
        Assert.Equal(10_000_000, Drain(exact, options));
    }

    [Fact]
    public void A_packed_file_cut_at_any_byte_is_damaged_never_shorter()
    {
        byte[] content = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 200)));
        foreach (byte[] packed in new[] { Packing.Gzip(content), Packing.ZstandardRaw(content) })
        {
            for (int length = 4; length < packed.Length; length++)
            {
                string path = scratch.File("cut", packed[..length]);
                InputException error = Assert.Throws<InputException>(() => Drain(path, InputOptions.Default));
                Assert.Equal("input.damaged", error.Code);
            }
        }
    }

    [Fact]
    public void A_flipped_byte_in_a_gzip_file_is_noticed()
    {
        byte[] packed = Packing.Gzip(Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 200))));
        packed[packed.Length / 2] ^= 0x20;
        Assert.Equal("input.damaged", Failure(scratch.File("flipped", packed)).Code);
    }

    [Fact]
    public void Progress_reports_the_plain_bytes_so_far()
    {
        string path = scratch.File("a.gz", Packing.Gzip(new byte[100_000]));
        var reported = new List<long>();
        Drain(path, new InputOptions { BytesRead = (_, total) => reported.Add(total) });
        Assert.Equal(100_000, reported[^1]);
        Assert.Equal(reported.Order(), reported);
    }

    [Fact]
    public void Standard_input_is_unpacked_like_a_file_and_refused_where_there_is_none()
    {
        var options = new InputOptions { StandardInput = () => new MemoryStream(Packing.Gzip("piped"u8.ToArray())) };
        using var reader = new StreamReader(new InputFile("-").Open(options));
        Assert.Equal("piped", reader.ReadToEnd());
        Assert.Equal("input.no-standard-input", Failure("-").Code);
    }

    [Fact]
    public void The_inner_name_drops_the_packing()
    {
        Assert.Equal("a/rp-rewards-mainnet-0.json", new InputFile("a/rp-rewards-mainnet-0.json.gz").InnerName);
        Assert.Equal("rewards.ssz", new InputFile("rewards.ssz.zst").InnerName);
        Assert.Equal("rewards.json", new InputFile("rewards.json").InnerName);
    }

    private static InputException Failure(string path) =>
        Assert.Throws<InputException>(() => Drain(path, InputOptions.Default));

    private static long Drain(string path, InputOptions options)
    {
        using Stream stream = new InputFile(path).Open(options);
        byte[] buffer = new byte[50_000];
        long total = 0;
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0; )
            total += read;
        return total;
    }

    private static byte[] ReadAll(string path)
    {
        using Stream stream = new InputFile(path).Open(InputOptions.Default);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static string Text(string path) => Encoding.UTF8.GetString(ReadAll(path));
}
