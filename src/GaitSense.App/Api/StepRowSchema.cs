using GaitSense.App.Api.Contracts;
using GaitSense.Core.Steps;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GaitSense.App.Api;

/// <summary>Describes a step's columns in the API's document; they are a table in code, not properties of a type.</summary>
public sealed class StepRowSchema : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(StepRow))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = null;
            schema.Properties = StepColumns.All.ToDictionary(c => c.Name, c => (IOpenApiSchema)Of(c));
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Of(StepColumn column) => column switch
    {
        { Name: "valid" } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        { Name: "flags" } => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        { Value: not null } => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = column.Unit },
        _ => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
    };
}
