namespace Bot.Core.Retrieval;

/// <summary>What the rank of a sentence rests on. Every value lies between 0 and 1; the weights are learned.</summary>
public enum Feature
{
    /// <summary>The weighted share of the question's concepts that the sentence itself says.</summary>
    OwnWords,

    /// <summary>The same, with what its neighbours, the headline and the rest of the article say, at a discount.</summary>
    Context,

    /// <summary>The share of the names asked about that the sentence says; what its context says counts less.</summary>
    Names,

    /// <summary>The weighted share of the concepts that are no names which the sentence itself says.</summary>
    Rest,

    /// <summary>1 when it says that the one asked about did what the question says; 0 when only that it was asked for, refused or done by another; a half when neither is to be seen.</summary>
    Asserted,

    /// <summary>How well it says the rarest concept that the store knows.</summary>
    Rarest,

    /// <summary>The score of its section against the best one's.</summary>
    Article,

    /// <summary>How close together it says the concepts.</summary>
    Proximity,

    /// <summary>The share of neighbouring concepts that it says in the same order, close together.</summary>
    WordOrder,

    /// <summary>The weighted share of the concepts, names aside, that it says in these or in related words.</summary>
    RelatedWords,

    /// <summary>How near its words and the question's are in meaning, all in all.</summary>
    Topic,

    /// <summary>1 for the first sentence of an article, falling with every one.</summary>
    Position,

    /// <summary>1 for a short sentence, 0 for one that never ends.</summary>
    Brevity,

    /// <summary>1 when it begins with a pronoun, so that it says little alone.</summary>
    LeansBack,

    /// <summary>How plainly it names a person, where one is asked for; likewise the others.</summary>
    Person,
    Number,
    Money,
    Duration,
    Date,
    Place,
    Reason,
    Statement,
    Quote,
}
