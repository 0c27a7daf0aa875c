/**
 * Who is behind a connection and what they may see: customers by their token, counsellors by their session; resume, and
 * the way of each change to everybody concerned. Decides nothing: rules are the desk's. All of it lives on the desk's
 * thread, which is this node's session thread too; only what is slow (archive, passwords) goes elsewhere and comes back.
 */
package org.sangdam.server.session;
