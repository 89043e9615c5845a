namespace Bot.Core.Articles;

/// <summary>The name an article keeps across its revisions, as its source gives it.</summary>
public readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}
