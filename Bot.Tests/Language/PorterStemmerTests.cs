using Bot.Core.Language;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Language;

public sealed class PorterStemmerTests
{
    private static readonly string[] Roots =
    [
        "resign", "prosecut", "elect", "relat", "condition", "rational", "valenc", "hesit", "digit", "conform", "radic", "differ", "vile",
        "analog", "vietnam", "predic", "operat", "feudal", "decis", "hope", "callous", "form", "sens", "tripl", "elec", "good", "reviv",
        "allow", "infer", "airlin", "gyroscop", "adjust", "defens", "irrit", "replac", "depend", "adopt", "homolog", "commun", "activ",
        "angular", "effect", "bowdler", "rat", "ceas", "control", "roll", "cat", "pon", "cares", "agre", "plaster", "bled", "motor", "sing",
        "conflat", "troubl", "siz", "hop", "tann", "fall", "hiss", "fizz", "fail", "fil", "happ", "sk", "y", "syzyg", "tr", "oat", "treat",
    ];

    private static readonly string[] Suffixes =
    [
        "", "s", "es", "ies", "sses", "ss", "ed", "eed", "ing", "y", "ly", "e", "er", "or", "ion", "ation", "ational", "tional", "enci", "anci",
        "izer", "bli", "alli", "entli", "eli", "ousli", "ization", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti",
        "biliti", "logi", "icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "ic", "able", "ible", "ant", "ement",
        "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "sion", "tion", "ll", "at", "bl", "iz",
    ];

    [Fact]
    public void Stems_as_the_porter_tokenizer_of_sqlite_does()
    {
        var words = Roots.SelectMany(root => Suffixes, (root, suffix) => root + suffix).Distinct().ToList();
        var expected = StemsOfSqlite(words);
        Assert.All(words, word => Assert.Equal((word, expected[word]), (word, PorterStemmer.Stem(word))));
    }

    [Theory]
    [InlineData("resigned", "resign")]
    [InlineData("resignation", "resign")]
    [InlineData("prosecuting", "prosecut")]
    [InlineData("caucuses", "caucus")]
    [InlineData("sky", "sky")]
    [InlineData("be", "be")]
    [InlineData("josé", "josé")]
    public void Stems_a_word(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    private static Dictionary<string, string> StemsOfSqlite(IReadOnlyList<string> words)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE VIRTUAL TABLE text USING fts5(word, tokenize = 'porter ascii');
            CREATE VIRTUAL TABLE stem USING fts5vocab(text, instance);
            """;
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO text(rowid, word) VALUES ($id, $word)";
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var text = command.Parameters.Add("$word", SqliteType.Text);
        for (var i = 0; i < words.Count; i++)
        {
            id.Value = i;
            text.Value = words[i];
            command.ExecuteNonQuery();
        }

        command.Parameters.Clear();
        command.CommandText = "SELECT doc, term FROM stem";
        var stems = new Dictionary<string, string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            stems[words[reader.GetInt32(0)]] = reader.GetString(1);
        return stems;
    }
}
