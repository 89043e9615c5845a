using System.ClientModel;
using System.Runtime.CompilerServices;
using Bot.Host.Configuration;
using Bot.Host.Model;

namespace Bot.Host.Diagnosis;

/// <summary>Has the model that embeds embed a word.</summary>
internal sealed class EmbeddingsExamination(EmbeddingsOptions options, TimeProvider clock)
{
    private const string Subject = "embeddings";
    private const string ClientName = "embeddings";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ModelAddress.Of(options) is { } address
            ? await EmbedAsync(address, cancellationToken)
            : Finding.Ok(Subject, "none: the store is searched by words alone");
    }

    private async Task<Finding> EmbedAsync(ModelAddress address, CancellationToken cancellationToken)
    {
        var collection = new ServiceCollection();
        ModelHttp.AddTo(collection, ClientName, address, Patience, clock, retries: 0);
        await using var services = collection.BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        using var generator = EmbeddingClient.Create(address, http);
        try
        {
            var embeddings = await generator.GenerateAsync(["ferry"], cancellationToken: cancellationToken);
            return embeddings is [{ Vector.Length: > 0 and var length }]
                ? Finding.Ok(Subject, $"{address} gives vectors of {length} numbers")
                : Finding.Fail(Subject, $"{address} gives no vectors: choose a model that embeds in Bot__Embeddings__Name");
        }
        catch (ClientResultException error) when (error.Status is 401 or 403)
        {
            return Finding.Fail(Subject, $"{address.Endpoint} refuses the key: correct Bot__Embeddings__ApiKey");
        }
        catch (ClientResultException error) when (error.Status == 404)
        {
            return Finding.Fail(Subject, $"{address.Endpoint} has no model {address.Name} that embeds: correct Bot__Embeddings__Name");
        }
#pragma warning disable CA1031 // Whatever a client throws is a finding.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Finding.Fail(Subject, $"{address} gives no vectors ({error.Message.ReplaceLineEndings(" ")}): start what listens there, or correct Bot__Embeddings__Endpoint and Bot__Embeddings__Name");
        }
    }
}
