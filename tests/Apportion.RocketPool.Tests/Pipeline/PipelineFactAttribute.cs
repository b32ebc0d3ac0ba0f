namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>A fact that needs the shared pipeline vectors and says so when they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PipelineFactAttribute : FactAttribute
{
    public PipelineFactAttribute()
    {
        if (SharedVectors.PipelineFolder is null)
        {
            Skip = "the shared vectors (rocket-pool/pipeline) are not there; set APPORTION_SHARED";
        }
    }
}
