// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.files;

import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All spreadsheets, by id. */
public final class Files {
    private final Map<String, SheetFile> files = new LinkedHashMap<>();

    /** @param everybody role of everybody but the owner; null: none */
    public SheetFile add(Workbook workbook, String owner, SheetFile.@Nullable Role everybody) {
        SheetFile file = new SheetFile(workbook, owner, everybody);
        files.put(workbook.id(), file);
        return file;
    }

    public boolean has(String id) {
        return files.containsKey(id);
    }

    /** @throws ApiException when there is none with that id */
    public SheetFile get(String id) {
        SheetFile file = files.get(id);
        if (file == null) {
            throw ApiException.notFound();
        }
        return file;
    }

    /** Deletes one, if it is there. */
    public void remove(String id) {
        files.remove(id);
    }

    /** In the order in which they were made. */
    public List<SheetFile> all() {
        return new ArrayList<>(files.values());
    }

    /** In the order in which they were made. */
    public List<Workbook> workbooks() {
        List<Workbook> workbooks = new ArrayList<>();
        files.values().forEach(file -> workbooks.add(file.workbook()));
        return workbooks;
    }

    public void clear() {
        files.clear();
    }
}
