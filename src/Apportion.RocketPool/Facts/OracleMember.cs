using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>A member of the Oracle DAO at the snapshot.</summary>
/// <param name="Address">The member's node address.</param>
/// <param name="JoinedTime">When it joined the Oracle DAO, Unix seconds.</param>
public sealed record OracleMember(Address Address, ulong JoinedTime);
