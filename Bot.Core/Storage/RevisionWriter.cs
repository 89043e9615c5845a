using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Storage;

/// <summary>Writes the revisions of one transaction; <see cref="Finish"/> writes what was gathered for all of them.</summary>
internal sealed class RevisionWriter(Statements statements, DateTimeOffset now)
{
    private readonly VocabularyChanges vocabulary = new();
    private int indexedArticles;

    public RevisionChange Save(IndexedRevision revision, ArticleOrigin origin)
    {
        var current = Find(revision.Draft.Id);
        // What moderators took out comes back through them alone.
        if (current is { Status: not ArticleStatus.Active })
            return current.Status == ArticleStatus.Removed ? RevisionChange.Removed : RevisionChange.Retracted;
        if (current is { Indexed: true } && current.ContentHash == revision.ContentHash)
        {
            // What lies in the knowledge folder is the folder's, whoever ingested it first.
            if (origin == ArticleOrigin.Knowledge && current.Origin != origin)
                statements.Execute("UPDATE article SET origin = $origin WHERE key = $article",
                    ("$origin", ArticleColumns.Name(origin)), ("$article", current.Key));
            return RevisionChange.Unchanged;
        }

        if (current is { Indexed: true })
            LeaveIndex(current);
        var article = SaveArticle(revision.Draft.Id, current, origin);
        var key = InsertRevision(revision, article, (current?.Number ?? 0) + 1);
        EnterIndex(revision, key, InsertPassages(revision.Passages, key));
        return current is { Indexed: true } ? RevisionChange.Revised : RevisionChange.Added;
    }

    public void Unindex(ArticleId id)
    {
        if (Find(id) is not { Indexed: true } current)
            return;
        LeaveIndex(current);
        statements.Execute("UPDATE article SET indexed = 0 WHERE key = $article", ("$article", current.Key));
    }

    public void Finish()
    {
        vocabulary.Write(statements);
        statements.Execute("UPDATE setting SET value = value + $change WHERE name = 'indexed articles'", ("$change", indexedArticles));
    }

    private CurrentArticle? Find(ArticleId id)
    {
        using var row = statements.Query("""
            SELECT a.key, a.revision, a.origin, a.indexed, r.key, r.content_hash, a.status
            FROM article a JOIN revision r ON r.article = a.key AND r.number = a.revision
            WHERE a.id = $id
            """,
            ("$id", id.Value));
        return row.Read()
            ? new CurrentArticle(row.GetInt64(0), row.GetInt32(1), ArticleColumns.ParseOrigin(row.GetString(2)), row.GetInt32(3) != 0,
                row.GetInt64(4), row.GetString(5), ModerationReader.ParseStatus(row.GetString(6)))
            : null;
    }

    private long SaveArticle(ArticleId id, CurrentArticle? current, ArticleOrigin origin) => (long?)statements.Scalar("""
        INSERT INTO article (id, revision, origin, indexed) VALUES ($id, $revision, $origin, 1)
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, origin = excluded.origin, indexed = 1
        RETURNING key
        """,
        ("$id", id.Value), ("$revision", (current?.Number ?? 0) + 1), ("$origin", ArticleColumns.Name(origin))) ?? 0;

    private long InsertRevision(IndexedRevision revision, long article, int number)
    {
        var provenance = revision.Draft.Provenance;
        return (long?)statements.Scalar("""
            INSERT INTO revision (article, number, content_hash, outlet, headline, authors, published, url, language, kind,
                                  topics, people, retrieved_at, updated, correction, fetched_from, text)
            VALUES ($article, $number, $hash, $outlet, $headline, $authors, $published, $url, $language, $kind,
                    $topics, $people, $retrieved, $updated, $correction, $fetched, $text)
            RETURNING key
            """,
            ("$article", article), ("$number", number), ("$hash", revision.ContentHash),
            ("$outlet", provenance.Outlet), ("$headline", provenance.Headline), ("$authors", StoreJson.Write(provenance.Authors)),
            ("$published", ArticleColumns.Name(provenance.Published)), ("$url", provenance.Url), ("$language", provenance.Language),
            ("$kind", ArticleColumns.Name(provenance.Kind)), ("$topics", StoreJson.Write(provenance.Topics)),
            ("$people", StoreJson.Write(provenance.People)), ("$retrieved", ArticleColumns.Name(now)),
            ("$updated", ArticleColumns.Name(provenance.Updated)), ("$correction", provenance.Correction),
            ("$fetched", revision.Draft.FetchedFrom), ("$text", revision.Draft.Text)) ?? 0;
    }

    /// <summary>Returns the key of the first one; the others follow it.</summary>
    private long InsertPassages(IReadOnlyList<Passage> passages, long revision)
    {
        var first = (long?)statements.Scalar("SELECT max(key) + 1 FROM passage") ?? 1;
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            statements.Execute("""
                INSERT INTO passage (key, revision, ordinal, start, "end", sentences, text)
                VALUES ($key, $revision, $ordinal, $start, $end, $sentences, $text)
                """,
                ("$key", first + i), ("$revision", revision), ("$ordinal", passage.Ordinal), ("$start", passage.Span.Start),
                ("$end", passage.Span.End), ("$sentences", PassageColumns.WriteSentences(passage)), ("$text", passage.Text));
        }
        return first;
    }

    private void EnterIndex(IndexedRevision revision, long key, long firstPassage)
    {
        foreach (var section in revision.Sections)
        {
            var id = statements.Scalar("""
                INSERT INTO section (revision, ordinal, first_passage, passage_count) VALUES ($revision, $ordinal, $first, $count)
                RETURNING id
                """,
                ("$revision", key), ("$ordinal", section.Ordinal), ("$first", firstPassage + section.FirstPassage),
                ("$count", section.PassageCount));
            statements.Execute(
                "INSERT INTO section_index (rowid, headline, about, lead, body) VALUES ($id, $headline, $about, $lead, $body)",
                ("$id", id), ("$headline", section.Headline), ("$about", section.About), ("$lead", section.Lead), ("$body", section.Body));
        }
        statements.Execute("INSERT INTO revision_terms (revision, words, fields) VALUES ($revision, $words, $fields)",
            ("$revision", key), ("$words", PackedTerms.Pack(revision.Words)), ("$fields", PackedTerms.Pack(revision.Sections)));
        vocabulary.Add(revision.Words, 1);
        indexedArticles++;
    }

    private void LeaveIndex(CurrentArticle article)
    {
        var (words, fields) = ReadTerms(article.RevisionKey);
        vocabulary.Add(PackedTerms.UnpackWords(words), -1);
        foreach (var (section, terms) in ReadSections(article.RevisionKey).Zip(PackedTerms.UnpackFields(fields)))
            statements.Execute("""
                INSERT INTO section_index (section_index, rowid, headline, about, lead, body)
                VALUES ('delete', $id, $headline, $about, $lead, $body)
                """,
                ("$id", section), ("$headline", terms[0]), ("$about", terms[1]), ("$lead", terms[2]), ("$body", terms[3]));
        SqliteVectorStore.Leave(statements, article.RevisionKey);
        statements.Execute("DELETE FROM section WHERE revision = $revision", ("$revision", article.RevisionKey));
        statements.Execute("DELETE FROM revision_terms WHERE revision = $revision", ("$revision", article.RevisionKey));
        indexedArticles--;
    }

    private (byte[] Words, byte[] Fields) ReadTerms(long revision)
    {
        using var row = statements.Query("SELECT words, fields FROM revision_terms WHERE revision = $revision", ("$revision", revision));
        return row.Read() ? (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)) : ([], []);
    }

    private List<long> ReadSections(long revision)
    {
        using var row = statements.Query("SELECT id FROM section WHERE revision = $revision ORDER BY ordinal", ("$revision", revision));
        var sections = new List<long>();
        while (row.Read())
            sections.Add(row.GetInt64(0));
        return sections;
    }

    private sealed record CurrentArticle(long Key, int Number, ArticleOrigin Origin, bool Indexed, long RevisionKey, string ContentHash, ArticleStatus Status);
}
