namespace Bot.Core.Answering;

/// <summary>What a statement says that its cited passages do not.</summary>
/// <param name="Span">The words of the statement that are at fault.</param>
public sealed record Violation(ViolationKind Kind, string Span);

public enum ViolationKind
{
    Uncited,
    SentenceNotGiven,
    QuoteNotVerbatim,
    NameNotInPassage,
    NumberNotInPassage,
    DateNotInPassage,
    LinkNotInStore,
    AttributionDropped,
    NegationChanged,
    AddressesSomeone,
    Markup,
    HiddenCharacter,
    NameMisplaced,
    NumberMisplaced,
    DateMisplaced,
    AttributionChanged,
    NotSupported,
}
