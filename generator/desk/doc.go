// Package desk is the local editing app: publicity staff post an event in their browser without a terminal, an account or a network.
//
// In: a workspace folder, and as functions what the other stages do (understanding a document, checking, rendering, publishing). Out: records
// written one at a time and whole, each with the version before it kept; drafts, history and bin under .pufa/. It listens on this machine only,
// answers nobody without the session's cookie, changes nothing on GET, and opens no connection. Every page works as plain forms; scripts help.
package desk
