using System.Globalization;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>Runs cases of one target in a folder of its own; only the damaged file is written again.</summary>
internal sealed class FuzzWorker : IDisposable
{
    private readonly FuzzTarget _target;
    private readonly FuzzProgram _program = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _arguments;
    private readonly FuzzFile[] _damaged;

    public FuzzWorker(FuzzTarget target)
    {
        _target = target;
        _arguments = target.Arguments(_folder.Path);
        _damaged = [.. target.Files.Where(file => file.IsDamaged)];
        foreach (var file in target.Files)
            _folder.Write(file.Name, file.Bytes);
    }

    /// <summary>Bytes the last case allocated.</summary>
    public long Allocated => _program.Allocated;

    /// <summary>Runs the case of a seed. Null if all is well; else what went wrong, with the place of the kept case.</summary>
    public string? Run(int seed)
    {
        var file = _damaged[seed % _damaged.Length];
        var bytes = new Mutator(seed).Mutate(file.Bytes);
        _folder.Write(file.Name, bytes);
        var wrong = _program.Run(_arguments);
        var failure = wrong is null ? null : Keep(seed, file, bytes, wrong);
        _folder.Write(file.Name, file.Bytes);
        return failure;
    }

    public void Dispose() => _folder.Dispose();

    private string Keep(int seed, FuzzFile damaged, byte[] bytes, string wrong)
    {
        var root = FuzzTests.Setting("APPORTION_FUZZ_OUT") ?? Path.Combine(Path.GetTempPath(), "apportion-fuzz");
        var place = Path.Combine(
            root,
            string.Create(CultureInfo.InvariantCulture, $"{_target.Name.Replace(' ', '-')}-{seed}")
        );
        foreach (var file in _target.Files)
        {
            var path = Path.Combine(place, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file == damaged ? bytes : file.Bytes);
        }
        var command = "apportion " + string.Join(' ', _target.Arguments(place));
        File.WriteAllText(Path.Combine(place, "command"), command + "\n");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_target.Name}, seed {seed}, {damaged.Name}: {wrong}\n  {command}"
        );
    }
}
