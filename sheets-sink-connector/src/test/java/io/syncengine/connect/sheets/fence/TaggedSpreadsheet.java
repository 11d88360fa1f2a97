// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.grid.TagPlace;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A spreadsheet of which only tags matter, on a line that loses what it is told to lose. */
final class TaggedSpreadsheet implements SpreadsheetGateway {

    /** Tags that searches do not show have no value. */
    private final TreeMap<Integer, String> tags = new TreeMap<>();

    private int writes;
    private int lostRequests;
    private int lostAnswers;
    private boolean refusing;
    private boolean twice;

    /** The next writes do not arrive. */
    void loseRequests(int number) {
        lostRequests = number;
    }

    /** The next writes that arrive are applied and not answered. */
    void loseAnswers(int number) {
        lostAnswers = number;
    }

    void refuseAll() {
        refusing = true;
    }

    void allowIdsTwice() {
        twice = true;
    }

    /** Somebody else uses an id for what only they can see. */
    void takeUnseen(int id) {
        tags.put(id, "");
    }

    int size() {
        return tags.size();
    }

    int newest() {
        return tags.lastKey();
    }

    @Nullable
    String value(int id) {
        return tags.get(id);
    }

    int writes() {
        return writes;
    }

    @Override
    public GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException {
        writes++;
        if (lostRequests > 0) {
            lostRequests--;
            throw new SheetsException(FailureKind.UNCLEAR, "lost", null);
        }
        TreeMap<Integer, String> after = new TreeMap<>(tags);
        for (Change change : changes) {
            apply(change, after);
        }
        tags.clear();
        tags.putAll(after);
        if (lostAnswers > 0) {
            lostAnswers--;
            throw new SheetsException(FailureKind.UNCLEAR, "lost", null);
        }
        return new GridView();
    }

    private void apply(Change change, Map<Integer, String> after) throws SheetsException {
        if (change instanceof Change.PutTag put) {
            if (refusing || (!twice && after.containsKey(put.id()))) {
                throw new SheetsException(FailureKind.REFUSED, "the id is in use", null);
            }
            after.put(put.id(), put.value());
        } else if (change instanceof Change.DropTag drop) {
            after.remove(drop.id());
        }
    }

    @Override
    public List<Tag> search(List<String> keys) {
        return tags.entrySet().stream()
                .filter(tag -> !tag.getValue().isEmpty())
                .map(tag -> new Tag(tag.getKey(), Fence.KEY, tag.getValue(), TagPlace.SPREADSHEET, 0, 0))
                .toList();
    }

    @Override
    public SpreadsheetInfo describe() {
        throw new UnsupportedOperationException();
    }

    @Override
    public GridView read(List<GridRange> ranges) {
        throw new UnsupportedOperationException();
    }
}
