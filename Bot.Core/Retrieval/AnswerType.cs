namespace Bot.Core.Retrieval;

/// <summary>What kind of thing would answer a question.</summary>
public enum AnswerType
{
    Any,
    Person,
    Name,
    Number,
    Money,
    Duration,
    Date,
    Place,
    Reason,
    Statement,
    Quote,
    YesNo,
    Timeline,
    Comparison,
}
