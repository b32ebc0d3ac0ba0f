using Apportion.Core;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Conformance;

/// <summary>A computed run of a pipeline vector, or why there is none.</summary>
internal sealed record PipelineOutcome(RewardsResult? Result, string? Root, Finding? Refusal);
