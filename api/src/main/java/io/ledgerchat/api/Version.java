package io.ledgerchat.api;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = LedgerChat.class.getPackage().getImplementationVersion();
        return new String[] {"LedgerChat " + (version == null ? "(built from source)" : version)};
    }
}
