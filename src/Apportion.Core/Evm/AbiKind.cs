namespace Apportion.Core.Evm;

/// <summary>The families of ABI types.</summary>
public enum AbiKind
{
    /// <summary><c>uintN</c>.</summary>
    Unsigned,

    /// <summary><c>intN</c>.</summary>
    Signed,

    /// <summary><c>address</c>.</summary>
    Address,

    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>bytes1</c> to <c>bytes32</c>.</summary>
    FixedBytes,

    /// <summary><c>bytes</c>.</summary>
    Bytes,

    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>(T1,T2,…)</c>.</summary>
    Tuple,
}
