using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Ranks the sentences of the sections that a search found.</summary>
public sealed class SentenceRanker(Lexicon lexicon, FeatureWeights weights)
{
    // A concept said near a sentence speaks for it less than one said in it.
    private const double NeighbourDiscount = 0.6;
    private const double HeadlineDiscount = 0.5;
    private const double ArticleDiscount = 0.25;

    // Related words and the kind of answer are looked for only in the sentences that do best without: they cost the most.
    private const int MostCompared = 100;

    // Beyond this a sentence is hard to read in chat.
    private const double LongSentenceTokens = 60;

    /// <param name="question">The question whose kind of answer is looked for.</param>
    /// <param name="concepts">What it speaks of.</param>
    /// <param name="sections">The sections with their scores.</param>
    /// <returns>Best first.</returns>
    public IReadOnlyList<SentenceHit> Rank(
        Question question, IReadOnlyList<Concept> concepts, IReadOnlyList<(SectionContent Content, double Score)> sections)
    {
        var matcher = new ConceptMatcher(concepts);
        var cues = new AnswerCues(question, concepts, lexicon);
        var related = new RelatedWords(concepts, lexicon, question.Language);
        var top = sections.Count == 0 ? 1 : sections.Max(section => section.Score);
        var sentences = sections
            .SelectMany(section => ReadSection(matcher, section.Content, section.Score / top))
            .OrderByDescending(sentence => sentence.Features[Feature.OwnWords] + sentence.Features[Feature.Context])
            .ToList();
        foreach (var sentence in sentences.Take(MostCompared))
        {
            cues.AddTo(sentence.Features, sentence.Text, sentence.Tokens, sentence.Section.Article.Provenance);
            var (covered, topic, _) = related.Compare(sentence.Tokens, sentence.Qualities);
            sentence.Features.Set(Feature.RelatedWords, covered);
            sentence.Features.Set(Feature.Topic, topic);
        }

        return [.. sentences.Select(Hit).OrderByDescending(hit => hit.Score)];
    }

    private SentenceHit Hit(ReadSentence sentence) => new(
        sentence.Section.Article, sentence.Passage, sentence.Span, sentence.Text, sentence.Tokens, sentence.Features,
        sentence.Context, weights.Score(sentence.Features));

    private IEnumerable<ReadSentence> ReadSection(ConceptMatcher matcher, SectionContent section, double score)
    {
        var provenance = section.Article.Provenance;
        var headline = Qualities(matcher.Match(Analyzer.Analyze($"{provenance.Headline}\n{provenance.Outlet}")));
        var about = Qualities(matcher.Match(Analyzer.Analyze(string.Join('\n', [.. provenance.People, .. provenance.Topics]))));
        var sentences = section.Passages
            .SelectMany(passage => passage.Sentences, (passage, span) => Read(matcher, section, passage, span))
            .ToList();
        foreach (var sentence in sentences)
            KeepBest(about, sentence.Qualities, 1);

        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            var context = sentence.Context;
            sentence.Qualities.CopyTo(context, 0);
            if (i > 0 && sentences[i - 1].Passage == sentence.Passage)
                KeepBest(context, sentences[i - 1].Qualities, NeighbourDiscount);
            if (i + 1 < sentences.Count && sentences[i + 1].Passage == sentence.Passage)
                KeepBest(context, sentences[i + 1].Qualities, NeighbourDiscount);
            KeepBest(context, headline, HeadlineDiscount);
            KeepBest(context, about, ArticleDiscount);
            AddFeatures(matcher.Concepts, sentence, score);
            sentence.Features.Set(Feature.Position, 1.0 / (1 + section.Passages[0].Ordinal + i));
        }

        return sentences;
    }

    private void AddFeatures(IReadOnlyList<Concept> concepts, ReadSentence sentence, double score)
    {
        var (features, qualities, context) = (sentence.Features, sentence.Qualities, sentence.Context);
        features.Set(Feature.OwnWords, Coverage.Of(concepts, qualities, _ => true));
        features.Set(Feature.Context, Coverage.Of(concepts, context, _ => true));
        features.Set(Feature.Names, Coverage.Of(concepts, context, concept => concept.IsName));
        features.Set(Feature.Asserted, Assertion.Of(concepts, sentence.Matches, sentence.Tokens, lexicon));
        features.Set(Feature.Rest, Coverage.Of(concepts, qualities, concept => !concept.IsName));
        features.Set(Feature.Rarest, Coverage.OfRarest(concepts, qualities));
        features.Set(Feature.Proximity, Coverage.Proximity(sentence.Matches));
        features.Set(Feature.WordOrder, Coverage.WordOrder(sentence.Matches));
        features.Set(Feature.Article, score);
        features.Set(Feature.Brevity, 1 - Math.Min(1, sentence.Tokens.Count / LongSentenceTokens));
        features.Set(Feature.LeansBack, sentence.Tokens is [var first, ..] && lexicon.Cues("pronoun").Contains(first.Word) ? 1 : 0);
    }

    private static ReadSentence Read(ConceptMatcher matcher, SectionContent section, Passage passage, TextSpan span)
    {
        var text = passage.SentenceText(span);
        var tokens = Analyzer.Analyze(text);
        var matches = matcher.Match(tokens);
        return new ReadSentence(section, passage, span, text, tokens, matches, Qualities(matches), new double[matches.Length], new SentenceFeatures());
    }

    private static double[] Qualities(ConceptMatch[] matches) => Array.ConvertAll(matches, match => match.Quality);

    private static void KeepBest(double[] qualities, double[] others, double discount)
    {
        for (var i = 0; i < qualities.Length; i++)
            qualities[i] = Math.Max(qualities[i], others[i] * discount);
    }

    private sealed record ReadSentence(
        SectionContent Section, Passage Passage, TextSpan Span, string Text, IReadOnlyList<Token> Tokens,
        ConceptMatch[] Matches, double[] Qualities, double[] Context, SentenceFeatures Features);
}
