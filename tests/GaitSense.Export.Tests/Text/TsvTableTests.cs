using GaitSense.Core.Recordings;
using GaitSense.Export.Tests.Kit;
using GaitSense.Export.Text;

namespace GaitSense.Export.Tests.Text;

public sealed class TsvTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_are_found_by_column_name_in_any_case_and_n_a_is_no_value()
    {
        TsvTable table = TsvTable.Read(_folder.Write("t.tsv", "Name\tunits\nx\tn/a\ny\t s \n"));
        Assert.Equal(0, table.Require("name"));
        Assert.Null(table.Rows[0].Value(table.IndexOf("units")));
        Assert.Equal("s", table.Rows[1].Value(table.IndexOf("UNITS")));
        Assert.Equal(3, table.Rows[1].Line);
    }

    [Fact]
    public void A_row_of_another_width_is_a_fault_that_names_the_line()
    {
        string path = _folder.Write("t.tsv", "a\tb\n1\t2\n3\n");
        InputFault fault = Assert.Throws<InputFaultException>(() => TsvTable.Read(path)).Fault;
        Assert.EndsWith("line 3", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_and_an_empty_file_are_faults()
    {
        TsvTable table = TsvTable.Read(_folder.Write("t.tsv", "a\tb\n"));
        Assert.Contains("'units'", Assert.Throws<InputFaultException>(() => table.Require("units")).Message, StringComparison.Ordinal);
        Assert.Throws<InputFaultException>(() => TsvTable.Read(_folder.Write("empty.tsv", "")));
    }
}
