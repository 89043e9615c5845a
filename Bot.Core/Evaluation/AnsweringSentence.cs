using Bot.Core.Retrieval;

namespace Bot.Core.Evaluation;

/// <summary>Whether a sentence of the store answers a question, going by what the question set names.</summary>
public static class AnsweringSentence
{
    /// <summary>It holds a gold span, or lies within one, or holds an accepted string, in an article that must be cited.</summary>
    public static bool Is(EvaluationQuestion question, SentenceHit hit)
    {
        if (question.MustCite.Count > 0 && !question.MustCite.Contains(hit.Article.Id.Value))
            return false;
        if (question.Spans.Count > 0)
            return question.Spans.Any(span => hit.Text.Contains(span, StringComparison.Ordinal) || span.Contains(hit.Text, StringComparison.Ordinal));
        var folded = FoldedText.Fold(hit.Text);
        return question.Accept.Any(accepted => FoldedText.Contains(folded, accepted));
    }
}
