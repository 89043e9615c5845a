using Bot.Core.Ingestion;
using CsCheck;

namespace Bot.Tests.Ingestion;

public sealed class PassageSplitterTests
{
    [Theory]
    [InlineData("One. Two. Three.", "One. Two. Three.")]
    [InlineData("One. Two. Three. Four.", "One. Two.|Three. Four.")]
    [InlineData("One. Two. Three. Four. Five.", "One. Two. Three.|Four. Five.")]
    [InlineData("One. Two. Three. Four. Five. Six. Seven.", "One. Two. Three.|Four. Five.|Six. Seven.")]
    [InlineData("One. Two.\n\nThree. Four.", "One. Two.|Three. Four.")]
    [InlineData("A heading\n\nOne. Two.", "A heading|One. Two.")]
    [InlineData("The list:\n- one\n- two", "The list:\n- one\n- two")]
    [InlineData("", "")]
    public void Takes_up_to_three_sentences_of_one_paragraph(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', PassageSplitter.Split(text).Select(passage => passage.Text)));

    [Fact]
    public void Keeps_passages_short_enough_to_quote()
    {
        var sentence = $"The council {string.Join(' ', Enumerable.Repeat("talked", 40))}.";
        var text = string.Join(' ', Enumerable.Repeat(sentence, 9));

        var passages = PassageSplitter.Split(text);

        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 1, 600));
        Assert.All(passages, passage => Assert.InRange(passage.Sentences.Count, 1, 3));
    }

    [Fact]
    public void A_sentence_longer_than_a_passage_is_a_passage_of_its_own()
    {
        var text = $"Short. The council {string.Join(' ', Enumerable.Repeat("talked", 120))}. Short again.";

        Assert.Equal([1, 1, 1], PassageSplitter.Split(text).Select(passage => passage.Sentences.Count));
    }

    [Fact]
    public void Passages_stand_in_the_text_as_they_say() =>
        Gen.OneOf(Gen.String, Gen.Int[0, 7].List[0, 30].Select(list => string.Concat(list.Select(i => Pieces[i])))).Sample(text =>
        {
            var passages = PassageSplitter.Split(text);
            return passages.Index().All(p => p.Index == p.Item.Ordinal
                    && p.Item.Text == p.Item.Span.Of(text)
                    && p.Item.Sentences.Count is >= 1 and <= 3
                    && p.Item.Sentences[0].Start == p.Item.Span.Start
                    && p.Item.Sentences[^1].End == p.Item.Span.End
                    && p.Item.Sentences.All(sentence => p.Item.SentenceText(sentence) == sentence.Of(text)))
                && passages.Zip(passages.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start)
                && passages.Sum(p => p.Text.Count(c => !char.IsWhiteSpace(c))) == text.Count(c => !char.IsWhiteSpace(c));
        }, iter: 2_000);

    private static readonly string[] Pieces = ["The council met. ", "It voted", "! ", "\n", "\n\n", "- item\n", "Mr. Quill ", "\r\n\r\n"];
}
