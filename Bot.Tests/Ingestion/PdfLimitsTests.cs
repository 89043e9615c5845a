using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Ingestion;

public sealed class PdfLimitsTests : IDisposable
{
    private const string Sentence = "BT /F1 12 Tf 50 700 Td (The bridge is closed, and the council said so in a statement on Tuesday.) Tj ET\n";

    private readonly TempDirectory folder = new();

    [Fact]
    public async Task A_page_of_usual_size_is_read()
    {
        var reading = await ReadAsync(Pdf(Sentence, form: ""), TestContext.Current.CancellationToken);

        Assert.Contains("The bridge is closed", Assert.IsType<SourceReading.Read>(reading).Draft.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Bombs => ["blanks", "letters", "form", "nested"];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Bombs))]
    public async Task What_unpacks_to_far_more_than_an_article_is_refused_before_it_fills_the_memory(string kind)
    {
        var file = kind switch
        {
            "blanks" => Pdf(new string(' ', 100_000_000), form: ""),
            "letters" => Pdf(Repeated(Sentence, 100_000), form: ""),
            "form" => Pdf(Repeated("/X1 Do ", 2_000), Repeated(Sentence, 500)),
            _ => Pdf(Repeated("/X1 Do ", 2_000), Repeated(Sentence, 500), isFormPacked: false),
        };

        var reading = await ReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Contains("unpacks to far more than an article", Assert.IsType<SourceReading.Rejected>(reading).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private async Task<SourceReading> ReadAsync(byte[] content, CancellationToken cancellationToken)
    {
        var path = folder.File("article.pdf");
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        return await SourceReader.ReadAsync(path, cancellationToken).SingleAsync(cancellationToken);
    }

    /// <summary>A page that draws some content, with a form that it may draw by <c>/X1 Do</c> (ISO 32000-1, section 8.10).</summary>
    private static byte[] Pdf(string content, string form, bool isFormPacked = true)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>");
        AddStream("", content, isPacked: true);
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 5 0 R >> >>", form, isFormPacked);
        var end = file.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer << /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF"));
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        void Add(string item)
        {
            places.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{item}\nendobj\n"));
        }

        void AddStream(string dictionary, string data, bool isPacked)
        {
            var bytes = isPacked ? Packed(data) : Encoding.Latin1.GetBytes(data);
            places.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n<< {dictionary} /Length {bytes.Length}{(isPacked ? " /Filter /FlateDecode" : "")} >>\nstream\n"));
            file.Write(bytes);
            Write("\nendstream\nendobj\n");
        }
    }

    private static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(Encoding.Latin1.GetBytes(text));
        return packed.ToArray();
    }
}
