using System.Text;
using GaitSense.App.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.Out.NewLine = "\n";
Console.Error.NewLine = "\n";
return await CommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected));
