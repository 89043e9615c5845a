namespace Bot.Host.Configuration;

/// <summary>A model as its settings name it, once they have been found to make sense.</summary>
/// <param name="Endpoint">Ends with a slash.</param>
/// <param name="ApiKey">Null where the endpoint asks for none.</param>
internal sealed record ModelAddress(ModelProvider Provider, Uri Endpoint, string? ApiKey, string Name)
{
    /// <summary>What answers and vectors of it are kept under.</summary>
    public string Id => $"{Provider}:{Endpoint}:{Name}";

    /// <returns>Null where no model is set up.</returns>
    /// <exception cref="ConfigurationException"/>
    public static ModelAddress? Of(ModelOptions options) => Read("Bot__Model", options.Provider, options.Endpoint, options.ApiKey, options.Name);

    /// <returns>Null where no model is set up.</returns>
    /// <exception cref="ConfigurationException"/>
    public static ModelAddress? Of(EmbeddingsOptions options) => Read("Bot__Embeddings", options.Provider, options.Endpoint, options.ApiKey, options.Name);

    /// <summary>Without the key, which is for nobody to read.</summary>
    public override string ToString() => $"{Name} at {Endpoint}";

    private static ModelAddress? Read(string section, string? provider, string? endpoint, string? key, string? name)
    {
        if (string.IsNullOrWhiteSpace(provider))
        {
            return string.IsNullOrWhiteSpace(endpoint) && string.IsNullOrWhiteSpace(key) && string.IsNullOrWhiteSpace(name)
                ? null
                : throw new ConfigurationException($"{section}__Provider is missing: openai, azure or ollama");
        }

        var known = ProviderOf(section, provider);
        if (string.IsNullOrWhiteSpace(name))
            throw new ConfigurationException($"{section}__Name is missing: the name of the {(known == ModelProvider.Azure ? "deployment" : "model")}");
        if (known == ModelProvider.Azure && string.IsNullOrWhiteSpace(endpoint))
            throw new ConfigurationException($"{section}__Endpoint is missing: the resource's address, such as https://my-resource.openai.azure.com/");
        var isUsual = string.IsNullOrWhiteSpace(endpoint);
        var address = AddressOf(section, isUsual ? UsualEndpoint(known) : endpoint!.Trim());
        if (string.IsNullOrWhiteSpace(key) && (known == ModelProvider.Azure || (known == ModelProvider.OpenAI && isUsual)))
            throw new ConfigurationException($"{section}__ApiKey is missing: {address.Host} answers nobody without one");
        return new ModelAddress(known, address, string.IsNullOrWhiteSpace(key) ? null : key.Trim(), name.Trim());
    }

    private static ModelProvider ProviderOf(string section, string provider) => provider.Trim().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        "openai" or "openaicompatible" => ModelProvider.OpenAI,
        "azure" or "azureopenai" => ModelProvider.Azure,
        "ollama" => ModelProvider.Ollama,
        _ => throw new ConfigurationException($"{section}__Provider: {provider} is not one of openai, azure and ollama"),
    };

    private static string UsualEndpoint(ModelProvider provider) => provider == ModelProvider.Ollama ? "http://localhost:11434/" : "https://api.openai.com/v1/";

    private static Uri AddressOf(string section, string endpoint)
    {
        // Relative addresses are meant below it.
        var text = endpoint.EndsWith('/') ? endpoint : $"{endpoint}/";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { Query: "", UserInfo: "" }
            ? address
            : throw new ConfigurationException($"{section}__Endpoint: {endpoint} is not an address such as https://api.openai.com/v1/");
    }
}

/// <summary>Whose protocol a model speaks.</summary>
internal enum ModelProvider
{
    OpenAI,
    Azure,
    Ollama,
}
