using Apportion.Benchmarks.EigenLayer;
using BenchmarkDotNet.Running;

if (args is ["eigenlayer", .. var names])
    PipelineMeasurement.Run(names);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
