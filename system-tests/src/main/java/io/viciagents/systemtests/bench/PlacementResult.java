package io.viciagents.systemtests.bench;

import java.util.List;

/**
 * What a simulation of placement showed.
 *
 * @param nodes that there were on average
 * @param slots of all of them on average
 * @param callsOffered in all
 * @param callsUpMost at one moment
 * @param refused calls that no node took although some had room
 * @param surplus calls that no node took because none had room
 * @param moved calls whose node went away
 * @param offersP99 nodes that were asked for a call, at the 99th percentile
 * @param decisionP50Us microseconds to put the nodes in order for one call, on this machine
 * @param decisionP99Us the same at the 99th percentile
 * @param imbalanceP50 fullest twentieth of the nodes against the average, as a difference of used shares, over time
 * @param imbalanceP99 the same at the worst hundredth of the seconds
 * @param burstMost most calls that one node got of a hundred that came in one second
 * @param seconds one of each virtual second
 */
record PlacementResult(
        int nodes,
        int slots,
        long callsOffered,
        int callsUpMost,
        long refused,
        long surplus,
        long moved,
        int offersP99,
        double decisionP50Us,
        double decisionP99Us,
        double imbalanceP50,
        double imbalanceP99,
        int burstMost,
        List<Second> seconds) {
    /**
     * One virtual second.
     *
     * @param up calls
     * @param slots of all nodes
     * @param average used share
     * @param fullest used share at the 95th percentile of nodes
     * @param emptiest the same at the 5th
     */
    record Second(int up, int slots, double average, double fullest, double emptiest) {}
}
