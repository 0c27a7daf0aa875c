package org.sangdam.server.measure;

/** Listens to nothing, and bears no loss. */
enum Nobody implements Caller.Ear {
    HERE;

    @Override
    public void opened(Caller caller) {}

    @Override
    public void heard(Caller caller, byte[] bytes, int from, int length) {}

    @Override
    public void ended(Caller caller) {}
}
