package org.sangdam.console.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls a page as far as it takes to see a part of it. UI thread. */
public final class InSight {
    /** Pixels that are seen of what stands around it. */
    private static final double AROUND = 24;

    private InSight() {}

    /** @param node may have been hidden until now; without a page around it nothing is done */
    public static void bring(Node node) {
        ScrollPane page = around(node);
        if (page == null) {
            return;
        }
        page.applyCss();
        page.getScene().getRoot().layout();
        Node content = page.getContent();
        Bounds there = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double view = page.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - view;
        if (hidden <= 0) {
            return;
        }
        double top = page.getVvalue() * hidden;
        double lowest = Math.max(top, there.getMaxY() + AROUND - view);
        double highest = Math.min(lowest, there.getMinY() - AROUND);
        page.setVvalue(Math.max(0, Math.min(1, highest / hidden)));
    }

    private static ScrollPane around(Node node) {
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane page) {
                return page;
            }
        }
        return null;
    }
}
