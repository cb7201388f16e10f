using System.Reflection;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;

namespace GaitSense.App.Tests.Storekeeping;

public sealed class StoreLayerTests
{
    // A default of the port would answer in the place of the store behind, and nothing would say so.
    [Theory]
    [InlineData(typeof(StoreLayer), typeof(ISessionStore))]
    [InlineData(typeof(WriterLayer), typeof(ISessionWriter))]
    public void Hands_on_every_member_of_its_port(Type layer, Type port)
    {
        IEnumerable<Type> ports = port.GetInterfaces().Append(port);

        IEnumerable<MethodInfo> leftToThePort = ports.SelectMany(p => layer.GetInterfaceMap(p).TargetMethods).Where(m => m.DeclaringType?.IsInterface != false);

        Assert.NotEmpty(layer.GetInterfaceMap(port).TargetMethods);
        Assert.Empty(leftToThePort);
    }
}
