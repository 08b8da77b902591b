package io.ledgerchat.infra.analytics;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import io.ledgerchat.query.analytics.AnalyticsView;
import io.ledgerchat.query.analytics.Star;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.springframework.stereotype.Component;

/** Writes facts and dimensions as readers see them, row by row: a table need not fit into memory. */
@Component
public class ParquetStar implements Star {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final Set<String> NAMES = Set.of("name", "email");

    private final DataSource database;

    public ParquetStar(DataSource database) {
        this.database = database;
    }

    @Override
    public List<String> tables() {
        return AnalyticsView.TABLES.stream().sorted().toList();
    }

    @Override
    public long write(String table, Path file, boolean withNames) throws IOException {
        if (!AnalyticsView.TABLES.contains(table)) {
            throw new IllegalArgumentException("There is no table " + table);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            allowToTakeLong(connection);
            long rows = copy(connection, table, unfinished, withNames);
            connection.rollback();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (SQLException failed) {
            throw new IOException("The table " + table + " could not be read", failed);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Longer than a transaction of a request may. */
    private static void allowToTakeLong(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = 0");
        }
    }

    private static long copy(Connection connection, String table, Path file, boolean withNames)
            throws SQLException, IOException {
        try (var statement = connection.prepareStatement("select * from views." + table)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                List<ParquetColumn> columns = columns(rows, table.equals("dim_person") && !withNames);
                return copy(rows, columns, schema(table, columns), file);
            }
        }
    }

    private static long copy(ResultSet rows, List<ParquetColumn> columns, MessageType schema, Path file)
            throws SQLException, IOException {
        long count = 0;
        try (var writer = ParquetWriter.<ResultSet>writeFile(
                schema, file.toFile(), (row, values) -> write(row, columns, values))) {
            while (rows.next()) {
                writer.write(rows);
                count++;
            }
        }
        return count;
    }

    private static void write(ResultSet row, List<ParquetColumn> columns, ValueWriter values) {
        try {
            for (ParquetColumn column : columns) {
                column.write(row, values);
            }
        } catch (SQLException failed) {
            throw new UncheckedIOException(new IOException("A row could not be read", failed));
        }
    }

    private static List<ParquetColumn> columns(ResultSet rows, boolean withoutNames) throws SQLException {
        var described = rows.getMetaData();
        var columns = new ArrayList<ParquetColumn>();
        for (int number = 1; number <= described.getColumnCount(); number++) {
            String name = described.getColumnName(number);
            if (!(withoutNames && NAMES.contains(name))) {
                columns.add(ParquetColumn.of(number, name, described.getColumnTypeName(number)));
            }
        }
        return columns;
    }

    private static MessageType schema(String table, List<ParquetColumn> columns) {
        return new MessageType(
                table, columns.stream().<Type>map(ParquetColumn::type).toList());
    }
}
