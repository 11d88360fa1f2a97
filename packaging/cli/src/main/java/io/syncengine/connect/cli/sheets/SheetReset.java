// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.syncengine.connect.cli.outcome.CommandFailure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Takes the sink's rows out of its tabs, those of remembered deletions too, so that the sink can fill them anew. Tabs, headers
 * and columns stay, and so does everything that is people's: their tabs and columns, and rows that they have something in.
 * Nothing may write meanwhile; should somebody edit in the very moment in which rows go, the spreadsheet is looked at again.
 */
public final class SheetReset {

    private static final int TRIES = 5;

    private final SheetsApi api;
    private final KeyFields keyFields;
    private final Claim claim;

    /**
     * A reset that has not begun.
     *
     * @param isFenced whether writes are told apart by tags, as the sink does unless it is told otherwise
     */
    public SheetReset(SheetsApi api, KeyFields keyFields, RandomGenerator random, boolean isFenced) {
        this.api = api;
        this.keyFields = keyFields;
        this.claim = new Claim(api, random, isFenced);
    }

    /** Title of the spreadsheet. */
    public String title() throws CommandFailure, IOException, InterruptedException {
        try {
            return api.describe().at("/properties/title").asText();
        } catch (SheetsFailure e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()));
        }
    }

    /** What a reset would do to each tab of the sink's; nothing is changed. */
    public List<TabReset> look() throws CommandFailure, IOException, InterruptedException {
        try {
            Map<Integer, TabReset> results = new LinkedHashMap<>();
            for (List<Slice> slices : batches(results)) {
                for (RowChoice choice : choices(slices)) {
                    results.computeIfPresent(choice.sheetId(), (sheet, result) -> result.and(choice));
                }
            }
            return List.copyOf(results.values());
        } catch (SheetsFailure e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()));
        }
    }

    /** Does it. */
    public void run() throws CommandFailure, IOException, InterruptedException {
        try {
            claim.take();
            for (int attempt = 0; attempt < TRIES; attempt++) {
                if (isDone()) {
                    return;
                }
            }
            throw CommandFailure.of("Google has refused to take rows away " + TRIES
                    + " times: is somebody sorting or deleting rows? Run it again");
        } catch (SheetsFailure e) {
            throw CommandFailure.of(
                    e.getMessage() + ". Rows that are gone come again when the connector runs; to go on with"
                            + " the others, run it again in a few minutes");
        }
    }

    /** Whether all was written; false: a write did not come to pass, so that what was read may not be so any more. */
    private boolean isDone() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        for (List<Slice> slices : batches(new LinkedHashMap<>())) {
            ArrayNode requests = JsonNodeFactory.instance.arrayNode();
            for (RowChoice choice : choices(slices)) {
                choice.requests(requests);
            }
            if (!requests.isEmpty() && !claim.write(requests)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Slices that are looked at together, those of a tab from its end.
     *
     * @param results filled with what is known of each tab before its rows are looked at
     */
    private List<List<Slice>> batches(Map<Integer, TabReset> results)
            throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        List<List<Slice>> batches = new ArrayList<>();
        List<Slice> batch = new ArrayList<>();
        int rows = 0;
        for (SheetTab tab : SheetTab.find(api.describe(), api.tags(SheetTab.KEYS))) {
            if (tab.stream().equals(SheetTab.OVERVIEW)) {
                continue;
            }
            results.put(
                    tab.sheetId(), new TabReset(tab.title(), tab.stream().equals(SheetTab.MEMORY), 0, 0, tab.isTold()));
            for (Slice slice : tab.isTold() ? Slice.of(tab, keyFields.of(tab.stream())) : List.<Slice>of()) {
                if (!batch.isEmpty() && rows + slice.size() > Slice.ROWS) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                    rows = 0;
                }
                batch.add(slice);
                rows += slice.size();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private List<RowChoice> choices(List<Slice> slices)
            throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        ArrayNode notes = JsonNodeFactory.instance.arrayNode();
        for (Slice slice : slices) {
            slice.values(values);
            notes.add(slice.all());
        }
        Cells cells = new Cells();
        // The values last: they tell where the rows are that are about to go.
        cells.add(api.cells(notes, "note"));
        cells.add(api.cells(values, "userEnteredValue"));
        return slices.stream().map(slice -> RowChoice.of(slice, cells)).toList();
    }
}
