namespace Bot.Core.Articles;

/// <summary>What the stored text of an article is.</summary>
public enum SourceKind
{
    /// <summary>Our own paraphrase of an article; its words are not the outlet's.</summary>
    Note,

    /// <summary>The full text as published.</summary>
    Article,

    /// <summary>A statement in its author's own words.</summary>
    Statement,

    /// <summary>A filing, ruling, letter or other record.</summary>
    Document,
}
