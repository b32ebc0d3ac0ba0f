using System.CommandLine;

namespace Apportion.Cli.Commands;

/// <summary><c>apportion completion</c>: a script that makes a shell complete commands and options.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # bash completion for apportion: source <(apportion completion bash)
        _apportion() {
          local line="${COMP_LINE}" point="${COMP_POINT}" IFS=$'\n'
          COMPREPLY=($(compgen -W "$(apportion "[suggest:${point}]" "${line}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _apportion apportion
        """;

    private const string Zsh = """
        #compdef apportion
        # zsh completion for apportion: source <(apportion completion zsh)
        _apportion() {
          local -a found
          found=("${(@f)$(apportion "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
          _files
        }
        compdef _apportion apportion
        """;

    private const string Fish = """
        # fish completion for apportion: apportion completion fish | source
        complete -c apportion -a '(apportion "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Build(CommandHost host)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        return CommandExtensions
            .Verb(
                "completion",
                "Print a script that makes a shell complete commands and options.",
                "apportion completion bash"
            )
            .With(shell)
            .Does(host, run => Run(run, run.Value(shell)!));
    }

    private static int Run(Invocation run, string shell)
    {
        run.Host.Out.WriteLine(
            shell switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            }
        );
        return ExitCode.Success;
    }
}
