namespace Apportion.TheGraph.Tests;

/// <summary>A test that needs the shared vectors; skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute()
    {
        if (VectorFolder.Find("the-graph") is null)
            Skip = "the shared vectors are not next to the repository; set APPORTION_SHARED";
    }
}
