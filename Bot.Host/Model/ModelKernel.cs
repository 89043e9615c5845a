using System.Diagnostics;
using Bot.Host.Configuration;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OllamaSharp;

namespace Bot.Host.Model;

/// <summary>The kernel of Semantic Kernel for a model, whoever's protocol it speaks.</summary>
internal static class ModelKernel
{
    // Azure names the version of its protocol in every request; this is the newest that is no preview and has structured output.
    private const string AzureVersion = "2024-10-21";

    // The client insists on a key; an endpoint that asks for none does not look at it.
    private const string NoKey = "none";

    public static Kernel Build(ModelAddress address, HttpClient http)
    {
        var builder = Kernel.CreateBuilder();
        switch (address.Provider)
        {
            case ModelProvider.OpenAI:
                builder.AddOpenAIChatClient(address.Name, address.Endpoint, address.ApiKey ?? NoKey, httpClient: http);
                break;
            case ModelProvider.Azure:
                builder.AddAzureOpenAIChatClient(address.Name, address.Endpoint.ToString(), address.ApiKey ?? NoKey, apiVersion: AzureVersion, httpClient: http);
                break;
            case ModelProvider.Ollama:
                builder.Services.AddSingleton<IChatClient>(new OllamaApiClient(http, address.Name));
                break;
            default:
                throw new UnreachableException();
        }

        return builder.Build();
    }
}
