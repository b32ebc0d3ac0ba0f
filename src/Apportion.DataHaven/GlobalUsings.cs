global using System.Globalization;
global using System.Numerics;
global using Apportion.Core;
global using Apportion.DataHaven.Numbers;
global using Apportion.Numerics;
