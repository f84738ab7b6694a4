package graft.compute.pack;

/**
 * A pack that there is for this kind of computer, as things stand.
 *
 * @param pack which one
 * @param toFetch how many bytes it is made of
 * @param fit whether it would help this computer
 * @param standing whether it is here
 */
public record PackState(Pack pack, long toFetch, PackFit fit, PackStanding standing) {}
