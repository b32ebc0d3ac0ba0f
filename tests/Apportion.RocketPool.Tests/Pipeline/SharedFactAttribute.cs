namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>A fact that needs a folder of the shared vectors and says so when it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string folder)
    {
        if (SharedVectors.Find(folder) is null)
        {
            Skip = $"the shared vectors ({folder}) are not there; set APPORTION_SHARED";
        }
    }
}
