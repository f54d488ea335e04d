import java.io.FileInputStream;
import java.util.Arrays;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Validates files against a flavour of PDF/A or PDF/UA; prints every failed check with its clause and exits 1 if there is one. */
final class Check {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.valueOf(arguments[0]);
        var files = Arrays.asList(arguments).subList(1, arguments.length);
        var failed = 0;
        for (var file : files) {
            failed += holds(file, flavour) ? 0 : 1;
        }
        System.out.printf("%d passed, %d failed%n", files.size() - failed, failed);
        System.exit(failed == 0 && !files.isEmpty() ? 0 : 1);
    }

    private static boolean holds(String file, PDFAFlavour flavour) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var stream = new FileInputStream(file);
                var parser = foundry.createParser(stream, flavour);
                var validator = foundry.createValidator(flavour, false)) {
            var result = validator.validate(parser);
            System.out.printf("%s: %s %s%n", file, flavour.getId(), result.isCompliant() ? "holds" : "FAILS");
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    System.out.printf("  clause %s, test %d: %s (%s)%n", rule.getClause(), rule.getTestNumber(),
                            assertion.getMessage(), assertion.getLocation().getContext());
                }
            }
            return result.isCompliant();
        }
    }
}
