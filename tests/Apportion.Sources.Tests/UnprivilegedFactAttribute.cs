namespace Apportion.Sources.Tests;

/// <summary>A fact on file permissions: skipped, and saying so, for a user whom they do not bind.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
            Skip = "file permissions do not bind this user";
    }
}
