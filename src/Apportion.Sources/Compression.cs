namespace Apportion.Sources;

/// <summary>How the bytes of an input are packed; told from its first bytes, never from its name.</summary>
public enum Compression
{
    /// <summary>Not packed.</summary>
    None,

    /// <summary>gzip (RFC 1952), any number of members.</summary>
    Gzip,

    /// <summary>Zstandard (RFC 8878), any number of frames.</summary>
    Zstandard,
}
