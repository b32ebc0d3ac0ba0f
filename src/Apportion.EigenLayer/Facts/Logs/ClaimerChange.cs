using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>An earner that names who may claim for it.</summary>
/// <param name="Earner">The earner.</param>
/// <param name="Claimer">Who may claim from now on; the zero address gives the right back to the earner.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 8.3.</remarks>
public readonly record struct ClaimerChange(Address Earner, Address Claimer, long LogIndex, long BlockNumber)
    : IEventRow;
