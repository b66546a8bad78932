import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene, asked through standard input and output by lucene_peer.py, which says what is sent.
 *
 * <p>Literals are phrases of grams and filter; words rank; counts are doc values that a collector
 * visits. An index has one segment, so that the ordinals of its values are those of the index.
 */
public final class Lucene {
    private static final String[] STREAMS = {
        "title_grams", "body_grams", "title_words", "body_words"
    };
    private static final String[] FACETS = {"year", "topic"};
    private static final int HITS = 10;
    private static final double MEMORY_MB = 256;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private IndexSearcher searcher;

    private Lucene(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Lucene engine =
                new Lucene(
                        new DataInputStream(new BufferedInputStream(System.in, 1 << 16)),
                        new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16)));
        if (arguments[0].equals("build")) {
            engine.build(Path.of(arguments[1]));
        } else {
            engine.serve(Path.of(arguments[1]));
        }
    }

    private void build(Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        config.setRAMBufferSizeMB(MEMORY_MB);
        try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config)) {
            while (in.readBoolean()) {
                writer.addDocument(document());
            }
            writer.forceMerge(1);
        }
        out.writeLong(threads.getCurrentThreadCpuTime());
        out.flush();
    }

    private Document document() throws IOException {
        Document row = new Document();
        row.add(new StoredField("id", string()));
        row.add(new StoredField("text", bytes()));
        for (String stream : STREAMS) {
            row.add(new Field(stream, string(), kind(stream)));
        }
        for (String facet : FACETS) {
            row.add(new SortedDocValuesField(facet, new org.apache.lucene.util.BytesRef(bytes())));
        }
        row.add(new LongField("dated", in.readLong(), Field.Store.NO));
        return row;
    }

    private static FieldType kind(String stream) {
        FieldType kind = new FieldType();
        kind.setTokenized(true);
        kind.setIndexOptions(
                stream.endsWith("grams")
                        ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS
                        : IndexOptions.DOCS_AND_FREQS);
        kind.freeze();
        return kind;
    }

    private void serve(Path folder) throws IOException {
        searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(folder)));
        searcher.setQueryCache(null);
        while (true) {
            try {
                answer();
            } catch (EOFException end) {
                return;
            }
        }
    }

    private void answer() throws IOException {
        boolean every = in.readBoolean();
        long began = threads.getCurrentThreadCpuTime();
        Query query = query(every);
        TopScoreDocCollector best =
                new TopScoreDocCollectorManager(HITS, null, Integer.MAX_VALUE).newCollector();
        Counts counts = new Counts();
        searcher.search(query, MultiCollector.wrap(best, counts));
        ScoreDoc[] hits = best.topDocs().scoreDocs;
        StoredFields stored = searcher.storedFields();
        List<Document> rows = new ArrayList<>();
        for (ScoreDoc hit : hits) {
            rows.add(stored.document(hit.doc));
        }
        out.writeInt(counts.total);
        counts.write();
        out.writeInt(rows.size());
        for (Document row : rows) {
            string(row.get("id"));
            bytes(row.getBinaryValue("text").bytes);
        }
        out.writeLong(threads.getCurrentThreadCpuTime() - began);
        out.flush();
    }

    private Query query(boolean every) throws IOException {
        String[] fields = strings();
        BooleanQuery.Builder literals = new BooleanQuery.Builder();
        for (int literal = in.readInt(); literal > 0; literal--) {
            int[] offsets = new int[in.readInt()];
            String[] grams = new String[offsets.length];
            for (int at = 0; at < offsets.length; at++) {
                offsets[at] = in.readInt();
                grams[at] = string();
            }
            BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
            for (String field : fields) {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                for (int at = 0; at < offsets.length; at++) {
                    phrase.add(new Term(field + "_grams", grams[at]), offsets[at]);
                }
                anywhere.add(phrase.build(), Occur.SHOULD);
            }
            literals.add(anywhere.build(), every ? Occur.MUST : Occur.SHOULD);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(literals.build(), Occur.FILTER);
        if (in.readBoolean()) {
            query.add(LongPoint.newRangeQuery("dated", in.readLong(), in.readLong()), Occur.FILTER);
        }
        for (int term = in.readInt(); term > 0; term--) {
            String stream = string();
            String text = string();
            float weight = in.readFloat();
            for (String field : fields) {
                Query one = new TermQuery(new Term(field + "_" + stream, text));
                query.add(new BoostQuery(one, weight), Occur.SHOULD);
            }
        }
        return query.build();
    }

    private String[] strings() throws IOException {
        String[] found = new String[in.readInt()];
        for (int at = 0; at < found.length; at++) {
            found[at] = string();
        }
        return found;
    }

    private String string() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        return in.readNBytes(in.readInt());
    }

    private void string(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** How many documents match, in all and by each value of the facets. */
    private final class Counts extends SimpleCollector {
        private final SortedDocValues[] values = new SortedDocValues[FACETS.length];
        private final int[][] counts = new int[FACETS.length][];
        private int total;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            for (int facet = 0; facet < FACETS.length; facet++) {
                values[facet] = DocValues.getSorted(context.reader(), FACETS[facet]);
                counts[facet] = new int[values[facet].getValueCount()];
            }
        }

        @Override
        public void collect(int document) throws IOException {
            total++;
            for (int facet = 0; facet < FACETS.length; facet++) {
                if (values[facet].advanceExact(document)) {
                    counts[facet][values[facet].ordValue()]++;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        private void write() throws IOException {
            for (int facet = 0; facet < FACETS.length; facet++) {
                out.writeInt(counts[facet] == null ? 0 : counts[facet].length);
                for (int value = 0; counts[facet] != null && value < counts[facet].length; value++) {
                    string(values[facet].lookupOrd(value).utf8ToString());
                    out.writeInt(counts[facet][value]);
                }
            }
        }
    }
}
