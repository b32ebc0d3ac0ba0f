global using System.Globalization;
global using System.Numerics;
global using Apportion.Core;
global using Apportion.Merkle;
global using Apportion.Numerics;
