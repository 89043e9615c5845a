using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Ranks the sentences of the sections that a search found.</summary>
public sealed class SentenceRanker(Lexicon lexicon)
{
    // A concept said near a sentence speaks for it less than one said in it.
    private const double NeighbourDiscount = 0.6;
    private const double HeadlineDiscount = 0.5;
    private const double ArticleDiscount = 0.25;

    // Beyond this a sentence is hard to read in chat.
    private const double LongSentenceTokens = 60;

    /// <param name="question">The question whose kind of answer is looked for.</param>
    /// <param name="concepts">What it speaks of.</param>
    /// <param name="sections">The sections with their article scores, best first.</param>
    public IReadOnlyList<SentenceHit> Rank(
        Question question, IReadOnlyList<Concept> concepts, IReadOnlyList<(SectionContent Content, double Score)> sections)
    {
        var matcher = new ConceptMatcher(concepts);
        var questionTerms = question.Tokens.Concat(question.Earlier).Select(token => token.Term).ToHashSet();
        var kind = concepts.FirstOrDefault(concept => question.KindTerm is { } term && concept.Variants.Any(variant => variant.Terms is [var only] && only == term && variant.Quality >= 1));
        var cues = new AnswerCues(question.AnswerType, questionTerms, kind, lexicon);
        var top = sections.Count == 0 ? 1 : sections.Max(section => section.Score);
        return
        [
            .. sections.SelectMany(section => RankSection(matcher, cues, section.Content, section.Score / top))
                .OrderByDescending(hit => hit.Score),
        ];
    }

    private static IEnumerable<SentenceHit> RankSection(ConceptMatcher matcher, AnswerCues cues, SectionContent section, double articleScore)
    {
        var provenance = section.Article.Provenance;
        var headline = Qualities(matcher, $"{provenance.Headline}\n{provenance.Outlet}");
        var about = Qualities(matcher, string.Join('\n', [.. provenance.People, .. provenance.Topics]));
        var sentences = section.Passages
            .SelectMany(passage => passage.Sentences, (passage, span) => Read(matcher, passage, span))
            .ToList();
        var article = new double[matcher.Concepts.Count];
        foreach (var sentence in sentences)
            KeepBest(article, sentence.Qualities, 1);

        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            var context = (double[])sentence.Qualities.Clone();
            if (i > 0 && sentences[i - 1].Passage == sentence.Passage)
                KeepBest(context, sentences[i - 1].Qualities, NeighbourDiscount);
            if (i + 1 < sentences.Count && sentences[i + 1].Passage == sentence.Passage)
                KeepBest(context, sentences[i + 1].Qualities, NeighbourDiscount);
            KeepBest(context, headline, HeadlineDiscount);
            KeepBest(context, about, ArticleDiscount);
            KeepBest(context, article, ArticleDiscount);

            var features = new SentenceFeatures(
                Own: Coverage(matcher.Concepts, sentence.Qualities),
                InContext: Coverage(matcher.Concepts, context),
                AnswerType: cues.Support(sentence.Text, sentence.Tokens, provenance),
                Article: articleScore,
                Proximity: Proximity(sentence.Matches),
                Names: NamesCovered(matcher.Concepts, context),
                Rest: RestCovered(matcher.Concepts, sentence.Qualities),
                Brevity: 1 - Math.Min(1, sentence.Tokens.Count / LongSentenceTokens));
            yield return new SentenceHit(section.Article, sentence.Passage, sentence.Span, sentence.Text, sentence.Tokens, features);
        }
    }

    private static ReadSentence Read(ConceptMatcher matcher, Passage passage, TextSpan span)
    {
        var text = passage.SentenceText(span);
        var tokens = Analyzer.Analyze(text);
        var matches = matcher.Match(tokens);
        return new ReadSentence(passage, span, text, tokens, matches, Array.ConvertAll(matches, match => match.Quality));
    }

    private static double[] Qualities(ConceptMatcher matcher, string text) =>
        Array.ConvertAll(matcher.Match(Analyzer.Analyze(text)), match => match.Quality);

    private static void KeepBest(double[] qualities, double[] others, double discount)
    {
        for (var i = 0; i < qualities.Length; i++)
            qualities[i] = Math.Max(qualities[i], others[i] * discount);
    }

    private static double Coverage(IReadOnlyList<Concept> concepts, double[] qualities)
    {
        double covered = 0, all = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            covered += concepts[i].Weight * qualities[i];
            all += concepts[i].Weight;
        }

        return all == 0 ? 0 : covered / all;
    }

    private static double NamesCovered(IReadOnlyList<Concept> concepts, double[] context)
    {
        double covered = 0, all = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            if (!concepts[i].IsName)
                continue;
            covered += context[i];
            all++;
        }

        return all == 0 ? 1 : covered / all;
    }

    private static double RestCovered(IReadOnlyList<Concept> concepts, double[] qualities)
    {
        double covered = 0, all = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].IsName)
                continue;
            covered += concepts[i].Weight * qualities[i];
            all += concepts[i].Weight;
        }

        return all == 0 ? 1 : covered / all;
    }

    /// <summary>The share of the words from the first to the last concept that belong to one.</summary>
    private static double Proximity(ConceptMatch[] matches)
    {
        var said = matches.Where(match => match.Position >= 0).ToList();
        if (said.Count < 2)
            return 0;
        var first = said.Min(match => match.Position);
        var last = said.Max(match => match.Position + match.Length);
        return Math.Min(1, said.Sum(match => match.Length) / (double)(last - first));
    }

    private sealed record ReadSentence(
        Passage Passage, TextSpan Span, string Text, IReadOnlyList<Token> Tokens, ConceptMatch[] Matches, double[] Qualities);
}
