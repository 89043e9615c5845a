using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics;
using Azure.AI.OpenAI;
using Bot.Host.Configuration;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace Bot.Host.Model;

/// <summary>The client of a model that embeds, whoever's protocol it speaks.</summary>
internal static class EmbeddingClient
{
    // The client insists on a key; an endpoint that asks for none does not look at it.
    private const string NoKey = "none";

    public static IEmbeddingGenerator<string, Embedding<float>> Create(ModelAddress address, HttpClient http)
    {
        var key = new ApiKeyCredential(address.ApiKey ?? NoKey);
        // Trying again is the HTTP client's own business.
        var (transport, once) = (new HttpClientPipelineTransport(http), new ClientRetryPolicy(maxRetries: 0));
        return address.Provider switch
        {
            ModelProvider.OpenAI => new OpenAIClient(key, new OpenAIClientOptions { Endpoint = address.Endpoint, Transport = transport, RetryPolicy = once })
                .GetEmbeddingClient(address.Name).AsIEmbeddingGenerator(),
            ModelProvider.Azure => new AzureOpenAIClient(address.Endpoint, key, new AzureOpenAIClientOptions { Transport = transport, RetryPolicy = once })
                .GetEmbeddingClient(address.Name).AsIEmbeddingGenerator(),
            ModelProvider.Ollama => new OllamaApiClient(http, address.Name),
            _ => throw new UnreachableException(),
        };
    }
}
