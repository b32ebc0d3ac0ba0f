using System.Text.Json;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>Recorded views: JSON Lines of objects with number, timestamp and views; other lines are passed over.</summary>
internal static class ViewInputs
{
    /// <summary>Compares every record with the rows.</summary>
    /// <exception cref="ApportionException">A line is not JSON, or a view does not have its shape.</exception>
    public static void Compare(Invocation run, string path, ViewComparison comparison)
    {
        var file = new InputFile(path);
        using var stream = file.Open(run.Inputs);
        foreach (var line in JsonLines.Read(stream, file.Path))
        {
            try
            {
                using var document = JsonDocument.Parse(line.Utf8);
                var record = document.RootElement;
                if (record.TryGetProperty("views", out var views) && views.ValueKind == JsonValueKind.Object)
                {
                    var time = record.GetProperty("timestamp").GetInt64();
                    comparison.Compare(record.GetProperty("number").GetInt64(), time, views);
                }
            }
            catch (ApportionException cause)
            {
                var where = $"{line.Where}, {cause.Finding.Where}";
                throw new ApportionException(cause.Finding with { Where = where }, cause);
            }
            catch (Exception cause) when (ParseEdge.IsShape(cause))
            {
                throw ApportionException.Malformed(
                    "eigenlayer.views",
                    line.Where,
                    "an object with number, timestamp and views",
                    ParseEdge.Found(cause),
                    "Record one block a line, in the order of blocks.",
                    cause
                );
            }
        }
    }
}
